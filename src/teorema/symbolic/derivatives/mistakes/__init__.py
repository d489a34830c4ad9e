"""The rules as one gets them wrong: for every rule a wrong result, the classical ones marked."""
