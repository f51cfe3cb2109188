"""Scrapy's settings, each override with its reason. Settings of our own begin with DRAWS_ and are named by the parent.

DRAWS_SOURCES    a file of sources (default: scraper/sources.toml)
DRAWS_WARC       where the sealed captures go (default: captures/<time>-<spider>.warc.gz in the archive that
                 $DRAWS_ARCHIVE names, else data/archive: the next `draws crawl` takes them in)
DRAWS_REPORT     where the JSON report of the crawl goes (default: none is written)
DRAWS_VALIDATORS a JSON file, address -> {"etag", "last_modified", "url", "fetched_at"}: what to ask conditionally with;
                 the last two, optional, say which capture it was
DRAWS_KNOWN      a JSON file, digest of a content -> [address, capture time]: contents that older files hold
DRAWS_SINCE      a JSON file, source -> time in ISO form: what news was read up to then
DRAWS_SEEN       a JSON file, a list of addresses: the pages of news that were read
DRAWS_MAX_BYTES  what one crawl may receive, in bytes of bodies as received; nothing more is asked after it
DRAWS_LIFELINE   whether the end of standard input ends the crawl: it is held open by a parent that lives
"""

import os
from importlib.metadata import version

BOT_NAME = "express-entry-draws"
SPIDER_MODULES = ["scraper.spiders"]
NEWSPIDER_MODULE = "scraper.spiders"

DRAWS_SOURCES = None
DRAWS_WARC = None
DRAWS_REPORT = None
DRAWS_VALIDATORS = None
DRAWS_KNOWN = None
DRAWS_SINCE = None
DRAWS_SEEN = None
# A first crawl of everything receives about 20 MB; hundreds of pages at their largest would fill a small disk.
DRAWS_MAX_BYTES = 256 * 1024 * 1024
DRAWS_LIFELINE = False

# A site's owner must be able to say "stop": the address or page of whoever runs the crawl goes with every request.
USER_AGENT = f"express-entry-draws/{version('express-entry-draws')} (+{os.environ.get('DRAWS_CONTACT') or BOT_NAME})"
ROBOTSTXT_OBEY = True
# The short name is what a robots.txt can address; the full one with its contact would never match a rule.
ROBOTSTXT_USER_AGENT = BOT_NAME

# One request a second and host at most, one at a time, without jitter (which would halve the pause at times);
# AutoThrottle goes slower where a site answers slowly. Hosts on this machine need no such manners.
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.0
RANDOMIZE_DOWNLOAD_DELAY = False
CONCURRENT_REQUESTS_PER_DOMAIN = 1
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 30.0
DOWNLOAD_SLOTS = {host: {"delay": 0.0, "concurrency": 4} for host in ("127.0.0.1", "localhost", "[::1]", "::1")}

# The real feed is 0.6 MB and takes a second: an answer beyond these bounds is a fault or an attack.
DOWNLOAD_TIMEOUT = 45
DNS_TIMEOUT = 15
DOWNLOAD_MAXSIZE = 32 * 1024 * 1024
DOWNLOAD_WARNSIZE = 8 * 1024 * 1024
CLOSESPIDER_TIMEOUT = 1800
# A crawl takes about 120 MB; one that grows far beyond is ended in order, with its captures sealed, before the machine
# runs out of memory. Scrapy looks once a minute, which is long enough to fill any memory.
MEMUSAGE_ENABLED = True
MEMUSAGE_LIMIT_MB = 1024
MEMUSAGE_CHECK_INTERVAL_SECONDS = 5.0
# A body cut by a lost connection is handed to our middleware, which keeps the bytes and refuses the page; Scrapy's own
# refusal would throw the bytes away.
DOWNLOAD_FAIL_ON_DATALOSS = False
# Scrapy takes any certificate by default; an archive must know whose words it keeps.
DOWNLOAD_VERIFY_CERTIFICATES = True

# One more try after a server's fault; a server that says "too many requests" (429) is left alone until the next crawl.
RETRY_TIMES = 1
RETRY_HTTP_CODES = [408, 500, 502, 503, 504, 522, 524]
REDIRECT_MAX_TIMES = 5
# Scrapy drops a redirect to an address that was asked before without a word; loops and repetitions are bounded by the
# line above and by what the spiders count.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
# A page that refreshes itself elsewhere is a page to look at, not one to follow.
METAREFRESH_ENABLED = False

# Every crawl asks the server: Scrapy's cache skips errors and would hide a failure behind an old page.
HTTPCACHE_ENABLED = False
# Nothing here needs a session, and a cookie could make two crawls see different pages.
COOKIES_ENABLED = False
# A crawl that runs by itself must open no port and no remote control.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
# Codings that `scraper.encodings` can undo; Scrapy would also offer zstd.
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/json,*/*;q=0.8",
    "Accept-Language": "en,fr;q=0.8",
    "Accept-Encoding": "gzip, deflate, br",
}

ITEM_PIPELINES = {
    # From published text to typed values; named by its dotted name, since the scraper imports nothing of the pipelines.
    "pipelines.stages.Normalize": 100,
}
EXTENSIONS = {"scraper.report.CrawlReport": 100, "scraper.lifeline.Lifeline": 110}
DOWNLOADER_MIDDLEWARES = {
    # After robots.txt and retries have been dealt with, before Scrapy follows a redirect (600).
    "scraper.middleware.DomainGuard": 610,
    # Before Scrapy reads the proxies of the environment (750).
    "scraper.middleware.Loopback": 740,
    # Nearest the downloader: it sees every answer as it came, still compressed.
    "scraper.middleware.CaptureMiddleware": 1000,
}
# News pages are followed in the order in which they are found: newest first.
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"

LOG_LEVEL = "INFO"
# Feed exports are text for people and for other programs: UTF-8, not escapes.
FEED_EXPORT_ENCODING = "utf-8"
