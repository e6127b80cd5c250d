package main

import "rapporteur/read"

// version is what --version and the engine field of each record tell.
const version = read.Version
