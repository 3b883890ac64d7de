/** Stands in for the ES module of the same name, which CommonJS cannot require in a test. */
exports.serializeError = ({ name, message, stack }) => ({ name, message, stack });
