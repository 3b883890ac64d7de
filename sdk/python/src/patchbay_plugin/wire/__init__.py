"""Between Python's values and protobuf's messages, by the descriptors in `generated`."""
