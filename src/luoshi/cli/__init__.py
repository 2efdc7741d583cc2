"""The command line: files in, tables and files out, one file a command."""
