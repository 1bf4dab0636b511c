"""The course checks itself through the engine that grades its classes: `autograder verify`."""
