"""What stands around every page: menu, language and theme, messages, the pages for when something went wrong."""
