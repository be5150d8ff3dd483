"""The routes of a site."""

OPEN = {"/login", "/logout"}


def every(app):
    """Every route, those of included routers too."""
    left = list(app.routes)
    while left:
        route = left.pop()
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        left += inner.routes if inner is not None else ()
        if inner is None:
            yield route


def routes(app):
    """(method, path) of every route that is asked by a method."""
    found = {
        (method, getattr(route, "path_format", route.path))
        for route in every(app)
        for method in (getattr(route, "methods", None) or set()) - {"HEAD"}
    }
    return {(method, path) for method, path in found if path not in OPEN}
