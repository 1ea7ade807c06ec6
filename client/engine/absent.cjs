// Stands in for libraries that dockerode asks for and the extension never calls.
module.exports = {};
