#!/bin/sh
# Makes build/venv ready to run and to check Orgwright; costs nothing when it already is.
#
# usage: sh installers/setup.sh command-line|offscreen|window
#
# The argument says what will be done with it, and so which system libraries it cannot do without.
# PYTHON names another interpreter than the machine's own python3.
set -eu

purpose=${1:-offscreen}
cd "$(dirname "$0")/.."
root=$(pwd)
python=${PYTHON:-python3}
venv=build/venv
stamp=$venv/orgwright-stamp

refuse() {
    echo "$1" >&2
    exit 1
}

check_python() {
    command -v "$python" >/dev/null 2>&1 ||
        refuse "Orgwright needs Python 3.11 or newer, and there is no $python here: install it (on Debian: sudo apt-get install -y python3) or name another one with PYTHON=/path/to/python3."
    version=$("$python" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) ||
        refuse "Orgwright needs Python 3.11 or newer, and $python does not start: name another one with PYTHON=/path/to/python3."
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        refuse "Orgwright needs Python 3.11 or newer, but $python is $version: install a newer one, or name it with PYTHON=/path/to/python3."
}

lacks_venv_module() {
    ! "$python" -c 'import ensurepip, venv' 2>/dev/null
}

install_system_packages() {
    venv_package=
    if ! has_fitting_venv && lacks_venv_module; then
        # Debian keeps this part of Python in a package of its own, one for each minor version.
        venv_package=python${version%.*}-venv
    fi
    sh installers/linux/install-system-libraries "$purpose" ${venv_package:+"$venv_package"}
}

remake_venv() {
    if lacks_venv_module; then
        refuse "Orgwright needs Python with its modules venv and ensurepip, and $python lacks them: install them, or name another one with PYTHON=/path/to/python3."
    fi
    rm -rf "$venv"
    echo "Making the virtual environment $venv with Python $version." >&2
    if ! "$python" -m venv "$venv" >&2; then
        rm -rf "$venv"
        refuse "The virtual environment $venv could not be made with $python; the lines above say why."
    fi
}

has_fitting_venv() {
    [ -x "$venv/bin/python" ] || return 1
    found=$("$venv/bin/python" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || return 1
    [ "$found" = "$version" ] || return 1
    # A virtual environment knows its own place: one that was moved starts programs of the old place.
    [ ! -f "$stamp" ] || [ "$(sed -n 1p "$stamp")" = "$root" ]
}

install_packages() {
    echo "Installing the packages of installers/requirements.lock; the first time takes some minutes." >&2
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
        -r installers/requirements.lock >&2 ||
        refuse "The packages could not be installed; the lines above say why, and the first set-up needs the network."
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
        -e . >&2 ||
        refuse "Orgwright could not be installed into $venv; the lines above say why."
}

check_python
if [ "$(uname -s)" = Linux ]; then
    install_system_packages
fi
wanted="$root
$version $(cat installers/requirements.lock pyproject.toml | cksum)"
if ! has_fitting_venv; then
    remake_venv
fi
if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$wanted" ]; then
    install_packages
    echo "$wanted" >"$stamp"
fi
