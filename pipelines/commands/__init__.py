"""The commands of `draws`."""
