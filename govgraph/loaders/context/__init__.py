"""The reader that sees whole pages: a small encoder weighs every two participants by all that stands about them."""
