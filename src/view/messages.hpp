// Interface words: message catalogues */messages/vi.toml and en.toml, by code ("articles.title.missing"). Vietnamese is
// complete; another language falls back to it. {0}, {1} are replaced by arguments (as text, escaped later by the template).
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tantrao::view {

class Messages {
  public:
    // Reads all embedded catalogues. Throws std::runtime_error on a broken file or a code defined twice.
    static std::shared_ptr<const Messages> load();
    // The sentence in the language ("vi", "en"); an unknown code comes back as it is (a tree test finds those).
    std::string get(std::string_view language, std::string_view code, const std::vector<std::string>& args = {}) const;
    bool has(std::string_view language, std::string_view code) const;
    std::vector<std::string> codes(std::string_view language) const;

  private:
    std::unordered_map<std::string, std::unordered_map<std::string, std::string>> texts_;   // language -> code -> sentence
};

} // namespace tantrao::view
