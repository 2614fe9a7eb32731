package lanewise.web;

/** A response, or one that is still being computed. */
public sealed interface Reply permits Response, LaterResponse {}
