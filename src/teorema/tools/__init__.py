"""What people use the library through: the command line and the site."""
