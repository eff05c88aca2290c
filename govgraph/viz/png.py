"""SVG to PNG, painted by resvg with the fonts that are shipped: the same bytes on every machine, and no browser."""

from __future__ import annotations

from importlib.resources import as_file, files

from govgraph.graph.errors import GovgraphError

SCALE = 2.0
FONT = "Arimo"  # as wide as Arial, by whose measures cards are filled


def png(svg: str, scale: float = SCALE) -> bytes:
    """The drawing as a PNG of `scale` times its size. Raises GovgraphError for what is no drawing, or one too large to be held."""
    import resvg_py

    with as_file(files("govgraph.viz").joinpath("fonts")) as folder:
        fonts = sorted(map(str, folder.glob("*.ttf")))
        try:
            made = resvg_py.svg_to_bytes(
                svg_string=svg, zoom=scale, font_files=fonts, skip_system_fonts=_covered(svg), sans_serif_family=FONT, font_family=FONT
            )
        except (ValueError, RuntimeError, MemoryError) as err:
            raise GovgraphError(f"cannot be painted ({err})", "", "Write .svg instead, or draw one part with --focus NAME") from err
    return bytes(made)


def _covered(svg: str) -> bool:
    """Whether the shipped fonts hold every letter; where they do not, those of the machine help out."""
    return all(char < "\u0530" or "\u1e00" <= char < "\u25ff" or char in "✕✓" for char in svg)
