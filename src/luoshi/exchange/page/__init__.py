"""The annotated page: one HTML file that shows a document with everything found in it marked in place."""

from luoshi.exchange.page.whole_page import annotated_page

__all__ = ["annotated_page"]
