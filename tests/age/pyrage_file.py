"""Locks and opens a file with pyrage: python pyrage_file.py lock|open PASSPHRASE FROM TO."""

import sys

from pyrage import passphrase

action, secret, source, target = sys.argv[1:]
with open(source, "rb") as file:
    data = file.read()
if action == "lock":
    done = passphrase.encrypt(data, secret)
else:
    # Its file may be written as letters.
    done = passphrase.decrypt(data, secret)
with open(target, "wb") as file:
    file.write(done)
