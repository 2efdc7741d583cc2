"""The workspace: documents, people and what they do with them, kept in a database and shown as pages. Django is loaded by `start` alone."""
