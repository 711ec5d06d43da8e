"""Writers: an extraction in, characters out. One writer a file, one table of them: ``formats``."""
