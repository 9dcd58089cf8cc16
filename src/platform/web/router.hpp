// Finds the route of a path. Literal segments win over {braces}, left to right.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "platform/web/route.hpp"

namespace tantrao::web {

class Router {
  public:
    // Throws std::logic_error for a pattern that is no path or is taken.
    void add(const Route& route);
    struct Found {
        const Route* route = nullptr;
        PathValues values;
        bool other_method = false;   // the path exists, but not with this method
    };
    Found find(http::Method method, std::string_view path) const;
    const std::vector<Route>& routes() const { return routes_; }

  private:
    std::vector<Route> routes_;
    std::vector<std::vector<std::string>> segments_;   // of each route
};

} // namespace tantrao::web
