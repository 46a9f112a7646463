"""Runs a Jupyter notebook as it is: python run_ipynb.py NOTEBOOK. It stops at the first cell that fails."""

import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
nbformat.validate(notebook)
NotebookClient(notebook, timeout=600, startup_timeout=300, kernel_name=notebook.metadata.kernelspec.name).execute()
