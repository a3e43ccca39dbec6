#!/bin/sh
# Prints a Python this project runs on: 3.13 if there is one, else 3.12.
fits() {
    "$1" -c 'import sys; sys.exit(not (3, 12) <= sys.version_info < (3, 14))' 2>/dev/null
}

pyenv_python() {
    prefix=$(pyenv prefix "$1" 2>/dev/null) && echo "$prefix/bin/python3"
}

for candidate in python3.13 python3 "$(pyenv_python 3.13)" python3.12 "$(pyenv_python 3.12)"; do
    if [ -n "$candidate" ] && fits "$candidate"; then
        echo "$candidate"
        exit 0
    fi
done
echo "This needs Python 3.13 (or 3.12), and none was found." >&2
echo "Install it, for example: sudo apt-get install python3.13 python3.13-venv, or: pyenv install 3.13" >&2
exit 1
