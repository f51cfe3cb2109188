"""`python -m pipelines` is `draws`."""

from pipelines.commands import main

main()
