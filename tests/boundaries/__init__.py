"""Each moment at which something that is shown becomes wrong, in a town in which it is the only one."""
