"""An address as a picture that a telephone reads."""

from __future__ import annotations


def qr_picture(address: str) -> str:
    """The QR code as an SVG in a data address, for the source of an image; a tenth of it may be dirty."""
    import segno

    return str(segno.make(address, error="m", micro=False).svg_data_uri(scale=3, border=4, omitsize=False))
