"""Python asks the JVM what a name stands for each time that it is used: half of the time that PySpark takes."""

from py4j.java_gateway import JavaClass, JavaMember, JavaPackage, JVMView


def look_up_once():
    """Packages, classes and their static methods stay what they are, so each is looked up once."""
    for kind in (JVMView, JavaPackage, JavaClass):
        kind.__getattr__ = remembering(kind.__getattr__)


def remembering(look_up):
    def get(self, name):
        found = look_up(self, name)
        if isinstance(found, JavaClass | JavaMember | JavaPackage):
            self.__dict__[name] = found
        return found

    return get
