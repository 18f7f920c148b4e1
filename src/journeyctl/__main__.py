"""Lets `python -m journeyctl` do what the `journeyctl` command does."""

from journeyctl._entry import main

if __name__ == "__main__":
    main()
