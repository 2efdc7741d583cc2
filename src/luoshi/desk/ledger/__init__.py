"""The ledger in the database: every change to an item, entry after entry, never altered."""
