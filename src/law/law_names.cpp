// SPDX-License-Identifier: AGPL-3.0-or-later
#include "law/law_names.hpp"

#include "law/letters.hpp"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace tantrao::law {

namespace {

constexpr std::string_view names[] = {
    // codes, constitution, ordinances
    "Hiến pháp", "Bộ luật Dân sự", "Bộ luật Hình sự", "Bộ luật Lao động", "Bộ luật Tố tụng dân sự", "Bộ luật Tố tụng hình sự",
    "Bộ luật Hàng hải Việt Nam", "Bộ luật Hàng hải", "Pháp lệnh Ưu đãi người có công với cách mạng",
    "Pháp lệnh Ưu đãi người có công", "Pháp lệnh Dân quân tự vệ", "Pháp lệnh Quản lý thị trường",
    "Pháp lệnh Xử lý vi phạm hành chính", "Pháp lệnh Tín ngưỡng, tôn giáo", "Pháp lệnh Cảnh sát môi trường",
    "Pháp lệnh Cảnh sát cơ động", "Pháp lệnh Dân số", "Pháp lệnh Ngoại hối", "Pháp lệnh Án phí, lệ phí Tòa án",
    "Pháp lệnh Cán bộ, công chức", "Pháp lệnh Phí và lệ phí", "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn",
    "Pháp lệnh Hợp nhất văn bản quy phạm pháp luật", "Pháp lệnh Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia",
    "Pháp lệnh Lưu trữ quốc gia", "Pháp lệnh Công an xã",
    // state and officials
    "Luật Tổ chức Chính phủ", "Luật Tổ chức Quốc hội", "Luật Tổ chức chính quyền địa phương",
    "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân", "Luật Tổ chức Tòa án nhân dân", "Luật Tổ chức Viện kiểm sát nhân dân",
    "Luật Tổ chức cơ quan điều tra hình sự", "Luật Ban hành văn bản quy phạm pháp luật",
    "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân và Ủy ban nhân dân",
    "Luật Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân",
    "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân", "Luật Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân",
    "Luật Mặt trận Tổ quốc Việt Nam", "Luật Trưng cầu ý dân", "Luật Thủ đô", "Luật Cán bộ, công chức", "Luật Cán bộ công chức",
    "Luật Viên chức", "Luật Thanh tra", "Luật Khiếu nại", "Luật Tố cáo", "Luật Khiếu nại, tố cáo", "Luật Tiếp công dân",
    "Luật Tiếp cận thông tin", "Luật Phòng, chống tham nhũng", "Luật Phòng chống tham nhũng",
    "Luật Thực hành tiết kiệm, chống lãng phí", "Luật Tiết kiệm, chống lãng phí", "Luật Thi đua, khen thưởng",
    "Luật Thi đua khen thưởng", "Luật Thực hiện dân chủ ở cơ sở", "Luật Kiểm toán nhà nước", "Luật Lưu trữ", "Luật Cơ yếu",
    "Luật Bảo vệ bí mật nhà nước", "Luật Đầu tư công", "Luật Ngân sách nhà nước", "Luật Quản lý, sử dụng tài sản công",
    "Luật Quản lý thuế", "Luật Phí và lệ phí", "Luật Kế toán", "Luật Thống kê", "Luật Quy hoạch", "Luật Nhà giáo",
    "Luật Trách nhiệm bồi thường của Nhà nước", "Luật Tố tụng hành chính", "Luật Xử lý vi phạm hành chính", "Luật Công đoàn",
    "Luật Thanh niên", "Luật Bình đẳng giới", "Luật Hộ tịch", "Luật Căn cước", "Luật Căn cước công dân", "Luật Cư trú",
    "Luật Quốc tịch Việt Nam", "Luật Quốc tịch", "Luật Công chứng", "Luật Luật sư", "Luật Trợ giúp pháp lý",
    "Luật Phổ biến, giáo dục pháp luật", "Luật Hòa giải ở cơ sở", "Luật Thi hành án dân sự", "Luật Thi hành án hình sự",
    "Luật Giám định tư pháp", "Luật Đấu giá tài sản", "Luật Lý lịch tư pháp", "Luật Nuôi con nuôi", "Luật Hôn nhân và gia đình",
    "Luật Đặc xá", "Luật Trọng tài thương mại", "Luật Tương trợ tư pháp", "Luật Tư pháp người chưa thành niên",
    // land, building, nature
    "Luật Đất đai", "Luật Nhà ở", "Luật Kinh doanh bất động sản", "Luật Xây dựng", "Luật Quy hoạch đô thị",
    "Luật Quy hoạch đô thị và nông thôn", "Luật Kiến trúc", "Luật Đấu thầu", "Luật Bảo vệ môi trường", "Luật Tài nguyên nước",
    "Luật Khoáng sản", "Luật Địa chất và khoáng sản", "Luật Lâm nghiệp", "Luật Bảo vệ và phát triển rừng", "Luật Thủy lợi",
    "Luật Thủy sản", "Luật Chăn nuôi", "Luật Trồng trọt", "Luật Thú y", "Luật Bảo vệ và kiểm dịch thực vật", "Luật Đê điều",
    "Luật Phòng, chống thiên tai", "Luật Phòng thủ dân sự", "Luật Khí tượng thủy văn", "Luật Đo đạc và bản đồ",
    "Luật Đa dạng sinh học", "Luật Phòng cháy và chữa cháy", "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ",
    "Luật Sử dụng năng lượng tiết kiệm và hiệu quả", "Luật Điện lực", "Luật Biển Việt Nam",
    "Luật Tài nguyên, môi trường biển và hải đảo", "Luật Năng lượng nguyên tử", "Luật Hóa chất", "Luật Dầu khí",
    // economy
    "Luật Doanh nghiệp", "Luật Đầu tư", "Luật Hợp tác xã", "Luật Hỗ trợ doanh nghiệp nhỏ và vừa", "Luật Phá sản",
    "Luật Cạnh tranh", "Luật Thương mại", "Luật Chứng khoán", "Luật Các tổ chức tín dụng", "Luật Ngân hàng Nhà nước Việt Nam",
    "Luật Bảo hiểm tiền gửi", "Luật Kinh doanh bảo hiểm", "Luật Thuế thu nhập cá nhân", "Luật Thuế thu nhập doanh nghiệp",
    "Luật Thuế giá trị gia tăng", "Luật Thuế tiêu thụ đặc biệt", "Luật Thuế tài nguyên", "Luật Thuế bảo vệ môi trường",
    "Luật Thuế sử dụng đất nông nghiệp", "Luật Thuế sử dụng đất phi nông nghiệp", "Luật Thuế xuất khẩu, thuế nhập khẩu",
    "Luật Hải quan", "Luật Giá", "Luật Quản lý ngoại thương", "Luật Bảo vệ quyền lợi người tiêu dùng",
    "Luật Tiêu chuẩn và quy chuẩn kỹ thuật", "Luật Chất lượng sản phẩm, hàng hóa", "Luật Đo lường", "Luật Sở hữu trí tuệ",
    "Luật Chuyển giao công nghệ", "Luật Khoa học và công nghệ", "Luật Khoa học, công nghệ và đổi mới sáng tạo",
    "Luật Công nghệ cao", "Luật Quản lý nợ công", "Luật Du lịch", "Luật Quảng cáo",
    "Luật Đầu tư theo phương thức đối tác công tư", "Luật Bưu chính", "Luật Đường bộ",
    "Luật Trật tự, an toàn giao thông đường bộ", "Luật Giao thông đường bộ", "Luật Giao thông đường thủy nội địa",
    "Luật Đường sắt", "Luật Hàng không dân dụng Việt Nam",
    // information
    "Luật Công nghệ thông tin", "Luật Giao dịch điện tử", "Luật An toàn thông tin mạng", "Luật An ninh mạng", "Luật Viễn thông",
    "Luật Tần số vô tuyến điện", "Luật Báo chí", "Luật Xuất bản", "Luật Dữ liệu", "Luật Bảo vệ dữ liệu cá nhân",
    "Luật Công nghiệp công nghệ số", "Luật Chuyển đổi số", "Luật Trí tuệ nhân tạo", "Luật Điện ảnh",
    // people
    "Luật Trẻ em", "Luật Bảo vệ, chăm sóc và giáo dục trẻ em", "Luật Người cao tuổi", "Luật Người khuyết tật",
    "Luật Bảo hiểm xã hội", "Luật Bảo hiểm y tế", "Luật Việc làm", "Luật An toàn, vệ sinh lao động", "Luật Giáo dục",
    "Luật Giáo dục đại học", "Luật Giáo dục nghề nghiệp", "Luật Khám bệnh, chữa bệnh", "Luật Dược", "Luật An toàn thực phẩm",
    "Luật Phòng, chống bệnh truyền nhiễm", "Luật Phòng, chống tác hại của rượu, bia", "Luật Phòng, chống tác hại của thuốc lá",
    "Luật Phòng, chống ma túy", "Luật Phòng, chống bạo lực gia đình", "Luật Phòng, chống mua bán người",
    "Luật Phòng, chống rửa tiền", "Luật Phòng, chống khủng bố", "Luật Phòng bệnh", "Luật Dân số", "Luật Di sản văn hóa",
    "Luật Thư viện", "Luật Thể dục, thể thao", "Luật Tín ngưỡng, tôn giáo",
    "Luật Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng",
    "Luật Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác",
    // security
    "Luật Nghĩa vụ quân sự", "Luật Dân quân tự vệ", "Luật Quốc phòng", "Luật An ninh quốc gia", "Luật Công an nhân dân",
    "Luật Sĩ quan Quân đội nhân dân Việt Nam", "Luật Giáo dục quốc phòng và an ninh",
    "Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ", "Luật Biên phòng Việt Nam", "Luật Cảnh sát biển Việt Nam",
    "Luật Cảnh vệ", "Luật Cảnh sát cơ động", "Luật Xuất cảnh, nhập cảnh của công dân Việt Nam",
    "Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam", "Luật Điều ước quốc tế",
    "Luật Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở", "Luật Lực lượng dự bị động viên"};

struct Code {
    std::string_view folded, name;
};
constexpr Code codes[] = {{"blds", "Bộ luật Dân sự"},
                          {"blhs", "Bộ luật Hình sự"},
                          {"blld", "Bộ luật Lao động"},
                          {"bltths", "Bộ luật Tố tụng hình sự"},
                          {"blttds", "Bộ luật Tố tụng dân sự"}};

struct Entry {
    std::string folded;
    std::string_view name;
};

// By the first two words, longest first.
using Index = std::unordered_map<std::string, std::vector<Entry>>;

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::string first_words(std::string_view folded)
{
    std::size_t end = 0;
    for (int words = 0; words < 2 && end < folded.size(); ++words) {
        end += end > 0 ? 1 : 0;
        while (end < folded.size() && is_word(folded[end]))
            ++end;
        if (end < folded.size() && folded[end] != ' ')
            break;
    }
    return std::string(folded.substr(0, std::min(end, folded.size())));
}

const Index& index()
{
    static const Index made = [] {
        Index index;
        for (const std::string_view name : names) {
            std::string folded = fold_loosely(name);
            index[first_words(folded)].push_back({std::move(folded), name});
        }
        for (auto& [words, entries] : index)
            std::ranges::sort(entries, [](const Entry& a, const Entry& b) { return a.folded.size() > b.folded.size(); });
        return index;
    }();
    return made;
}

}   // namespace

LawName law_name_at(std::string_view folded)
{
    const auto found = index().find(first_words(folded.substr(0, 60)));
    if (found == index().end())
        return {};
    for (const Entry& entry : found->second)
        if (folded.starts_with(entry.folded) && (folded.size() == entry.folded.size() || !is_word(folded[entry.folded.size()])))
            return {entry.name, entry.folded.size()};
    return {};
}

std::string_view code_named(std::string_view word)
{
    for (const Code& code : codes)
        if (code.folded == word)
            return code.name;
    return {};
}

}   // namespace tantrao::law
