"""Tables as spreadsheets have them: read whatever they save, and write what is safe to open in one."""
