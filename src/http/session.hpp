// One connection: reads heads and bodies under limits, asks the fast path or a worker, writes the answer, and so on.
// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once
#include "http/head_view.hpp"
#include "http/writer.hpp"

#include <array>
#include <boost/beast/core/flat_buffer.hpp>

namespace tantrao::http {

class Session {
  public:
    Session(Service& service, Loop& loop, Socket socket);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    // Until the connection ends.
    Task<> run();

  private:
    Task<bool> wait_idle();
    Task<int> read_head(Parser& parser);
    Task<bool> more(std::size_t most);
    Task<bool> answer(Parser& parser);
    Task<bool> answer_on_worker(Exchange& exchange, Parser& parser, const HeadView& head);
    Task<int> read_body(Parser& parser, const HeadView& head, BodyReader& body);
    Task<int> feed(BodyReader& body, std::string_view bytes);
    Task<bool> refuse(Exchange& exchange, int status, std::string_view path);
    std::string_view path_begun(const Parser& parser) const;
    Task<> linger();
    std::shared_ptr<const Prepared> cached_page(const Parser& parser, const HeadView& head, std::string_view host) const;
    void await(Peer::Phase phase, int seconds);

    Service& service_;
    Loop& loop_;
    Peer peer_;
    Writer writer_;
    boost::beast::flat_buffer buffer_;
    std::array<char, 1024> first_bytes_;   // most heads fit; reading at once spares a system call that only waits
};

}   // namespace tantrao::http
