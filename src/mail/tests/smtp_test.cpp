// SPDX-License-Identifier: AGPL-3.0-or-later
#include "mail/mail.hpp"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <map>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace tantrao::mail {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

// A server for one conversation on the loopback. It answers each command as told and keeps what it was sent.
class Server {
  public:
    // Answers by the first word of a command; "" is the greeting, "." the end of the text.
    explicit Server(std::map<std::string, std::string> answers = {})
        : answers_(std::move(answers)), listener_(socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(listener_, 1) != 0 ||
            getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no socket");
        const timeval limit{5, 0};
        setsockopt(listener_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~Server() { finish(); }

    SmtpOptions options() const
    {
        SmtpOptions smtp;
        smtp.url = "smtp://127.0.0.1:" + std::to_string(port_);
        smtp.timeout_seconds = 10;
        return smtp;
    }
    // All lines received, once the conversation is over.
    const std::string& transcript()
    {
        finish();
        return transcript_;
    }

  private:
    void finish()
    {
        if (!thread_.joinable())
            return;
        thread_.join();
        close(listener_);
    }

    void serve()
    {
        const int peer = accept(listener_, nullptr, nullptr);
        if (peer < 0)
            return;
        const timeval limit{5, 0};
        setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        answer(peer, "", "220 test");
        bool in_text = false;
        std::string line;
        for (char c = 0; recv(peer, &c, 1, 0) == 1;) {
            line += c;
            if (c != '\n')
                continue;
            transcript_ += line;
            const std::string verb = line.substr(0, line.find_first_of(" \r"));
            line.clear();
            if (in_text && verb != ".")
                continue;
            if (verb == "EHLO")
                answer(peer, verb, "250-test\r\n250 8BITMIME");
            else if (verb == "QUIT")
                break;
            else
                answer(peer, verb, verb == "DATA" ? "354 go on" : "250 ok");
            in_text = verb == "DATA" && !answers_.contains("DATA");
        }
        close(peer);
    }

    void answer(int peer, const std::string& verb, const std::string& usual)
    {
        const auto found = answers_.find(verb);
        const std::string text = (found == answers_.end() ? usual : found->second) + "\r\n";
        send(peer, text.data(), text.size(), MSG_NOSIGNAL);
    }

    std::map<std::string, std::string> answers_;
    int listener_;
    int port_ = 0;
    std::string transcript_;
    std::thread thread_;
};

Message sample()
{
    return {"cong@tuyenquang.example", "an@xa.example", "Chào", "Dòng một\n.\n..hai\n", "<0123abcd@tuyenquang.example>"};
}

Error failed(Server& server, SmtpOptions smtp)
{
    const auto sent = mail::send(smtp, sample());
    EXPECT_FALSE(sent);
    server.transcript();
    return sent ? Error{} : sent.error();
}

Error failed(std::map<std::string, std::string> answers)
{
    Server server(std::move(answers));
    return failed(server, server.options());
}

TEST(Smtp, AMessageArrives)
{
    Server server;
    const auto sent = mail::send(server.options(), sample());
    EXPECT_TRUE(sent) << (sent ? "" : sent.error().detail);
    EXPECT_THAT(server.transcript(),
                AllOf(HasSubstr("MAIL FROM:<cong@tuyenquang.example>"), HasSubstr("RCPT TO:<an@xa.example>\r\n"),
                      HasSubstr("\r\nSubject: =?UTF-8?B?Q2jDoG8=?=\r\n"), HasSubstr("+0000\r\nFrom:"),
                      HasSubstr("\r\n\r\nD=C3=B2ng m=E1=BB=99t\r\n..\r\n...hai\r\n.\r\n"), Not(HasSubstr("AUTH"))));
}

TEST(Smtp, PermanentRefusals)
{
    for (const char* verb : {"MAIL", "RCPT", "DATA", "."}) {
        const Error error = failed({{verb, "550 5.1.1 khong co hop thu"}});
        EXPECT_EQ(error.code, "mail.refused") << verb;
        EXPECT_THAT(error.detail, HasSubstr("550 5.1.1 khong co hop thu")) << verb;
    }
}

TEST(Smtp, WhatMayPass)
{
    for (const char* verb : {"", "MAIL", "RCPT", "DATA", "."}) {
        const Error error = failed({{verb, "451 4.3.0 sau nhe"}});
        EXPECT_EQ(error.code, "mail.unavailable") << verb;
        EXPECT_EQ(error.kind, ErrorKind::unavailable);
    }
    EXPECT_EQ(failed({{"", "554 no service"}}).code, "mail.unavailable") << "not about this message";
}

TEST(Smtp, SignsInAndAWrongPasswordIsNotTheMessagesFault)
{
    Server server({{"EHLO", "250-test\r\n250 AUTH PLAIN"}, {"AUTH", "334 "}, {"AHUAcA==", "235 ok"}});
    SmtpOptions smtp = server.options();
    smtp.user = "u";
    smtp.password = "p";
    EXPECT_TRUE(mail::send(smtp, sample()));
    EXPECT_THAT(server.transcript(), HasSubstr("AUTH PLAIN"));
    Server strict({{"EHLO", "250-test\r\n250 AUTH PLAIN"}, {"AUTH", "334 "}, {"AHUAcA==", "535 no"}});
    smtp.url = strict.options().url;
    const Error error = failed(strict, smtp);
    EXPECT_EQ(error.code, "mail.unavailable");
}

TEST(Smtp, NothingWithoutTlsWhereItIsRequired)
{
    Server server;
    SmtpOptions smtp = server.options();
    smtp.require_tls = true;
    EXPECT_EQ(failed(server, smtp).code, "mail.unavailable");
    EXPECT_THAT(server.transcript(), Not(HasSubstr("MAIL FROM")));
}

TEST(Smtp, OffUnreachableAndRefusedBeforehand)
{
    EXPECT_EQ(mail::send({}, sample()).error().code, "mail.off");
    SmtpOptions smtp;
    {
        Server server;
        smtp = server.options();
        EXPECT_TRUE(mail::send(smtp, sample()));
    }
    EXPECT_EQ(mail::send(smtp, sample()).error().code, "mail.unavailable") << "nobody listens there any more";
    smtp.url = "file:///etc/passwd";
    EXPECT_EQ(mail::send(smtp, sample()).error().code, "mail.unavailable");
    Message message = sample();
    message.to = "an@xa.example>\r\nRCPT TO:<x@y.example";
    EXPECT_EQ(mail::send(smtp, message).error().code, "mail.header.refused");
}

}   // namespace
}   // namespace tantrao::mail
