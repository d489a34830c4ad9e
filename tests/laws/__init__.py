"""Laws of the house as tests: where things stand, who knows whom, what is documented, what is never written."""
