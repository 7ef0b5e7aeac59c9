"""Which languages participants are offered: switched on by whoever sees to the installation."""
