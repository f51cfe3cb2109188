"""What messages say, one Jinja template a language. A package, so that the wheel carries them."""
