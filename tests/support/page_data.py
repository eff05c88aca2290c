"""What a picture's page holds packed: its data as text."""

from __future__ import annotations

import base64
import gzip
import re


def data_of(page: str) -> str:
    """The data of a picture, from the words of its file."""
    packed = re.search(r'id="gg-data"[^>]*>([^<]+)<', page)
    assert packed, "the page holds no data"
    return gzip.decompress(base64.b64decode(packed[1])).decode()
