"""Scrapy spiders: thin edges that fetch pages and hand them to the readers."""
