// What the kit runs Spark with, for others that run programs on this machine.
export { findJava, type Java } from './spark/java.js'
export { locked } from './spark/lock.js'
export { findPython } from './spark/python.js'
export { type Ran, run } from './spark/run.js'
export { type Venv, venv } from './spark/venv.js'
