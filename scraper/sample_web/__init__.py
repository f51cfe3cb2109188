"""A small web on this machine with real figures: IRCC's feeds and pages and a news site, for the demo and the tests."""

from scraper.sample_web.server import SampleWeb

__all__ = ["SampleWeb"]
