"""Fetch the home page at the address given, and the stylesheet that it names; fail where either is missing."""

import re
import sys
import urllib.request

url = sys.argv[1]
page = urllib.request.urlopen(url + "/", timeout=30).read().decode()
style = re.search(r'href="(/static/[^"]+\.css[^"]*)"', page)
if style is None:
    sys.exit("the home page names no stylesheet")
css = urllib.request.urlopen(url + style[1], timeout=30).read()
help_page = urllib.request.urlopen(url + "/help", timeout=30).read()
print(f"{url}: page {len(page)} bytes, stylesheet {len(css)} bytes, help {len(help_page)} bytes")
