using Federation.Core.Identity;

namespace Federation.Dashboard.Reading;

/// <summary>
/// Where the provinces are on a map of equal tiles, north on top, the coast on the right: the 63 until 30 June 2025 and
/// the 34 since. A tile is known by its committee's identity, which says where it was born, so a layout is also tied to
/// its time.
/// </summary>
public sealed class TileLayout
{
    /// <summary>The first day of the 34.</summary>
    private static readonly DateOnly Reorganised = new(2025, 7, 1);

    private const string Sea = ".";

    private TileLayout(string drawn, IReadOnlyDictionary<string, string> names)
    {
        var rows = drawn.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var tiles = new List<Tile>();
        for (var row = 0; row < rows.Length; row++)
        {
            var cells = rows[row].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var column = 0; column < cells.Length; column++)
            {
                if (cells[column] != Sea)
                {
                    tiles.Add(new(CommitteeId.Parse(names[cells[column]]), cells[column], column, row));
                }
            }
        }

        Tiles = tiles;
        Columns = tiles.Max(tile => tile.Column) + 1;
        Rows = rows.Length;
    }

    /// <summary>The 63 provinces and cities until 30 June 2025.</summary>
    public static TileLayout Of63 { get; } =
        new(
            """
            LCh LCa HGi CBa .   .   .
            ĐBi YBa TQu BKa LSo .   .
            SLa PTh VPh TNg BGi QNi .
            .   HBi HNo BNi HDu HPh .
            .   .   HNa HYe TBi .   .
            .   .   NBi NĐi .   .   .
            .   .   THo .   .   .   .
            .   .   NAn .   .   .   .
            .   .   HTi .   .   .   .
            .   .   .   QBi .   .   .
            .   .   .   .   QTr .   .
            .   .   .   .   Huế .   .
            .   .   .   .   .   ĐNa .
            .   .   .   .   .   QNa .
            .   .   .   .   .   KTu QNg
            .   .   .   .   .   GLa BĐi
            .   .   .   .   .   ĐLa PYe
            .   .   .   BPh ĐNo LĐo KHo
            .   .   TNi BDu ĐNi BTh NTh
            .   .   LAn HCM BRV .   .
            AGi ĐTh TGi BTr .   .   .
            KGi CTh VLo TVi .   .   .
            .   HậG STr .   .   .   .
            CMa BLi .   .   .   .   .
            """,
            new Dictionary<string, string>
            {
                ["LCh"] = "lai-chau",
                ["LCa"] = "lao-cai",
                ["HGi"] = "ha-giang",
                ["CBa"] = "cao-bang",
                ["ĐBi"] = "dien-bien",
                ["YBa"] = "yen-bai",
                ["TQu"] = "tuyen-quang",
                ["BKa"] = "bac-kan",
                ["LSo"] = "lang-son",
                ["SLa"] = "son-la",
                ["PTh"] = "phu-tho",
                ["VPh"] = "vinh-phuc",
                ["TNg"] = "thai-nguyen",
                ["BGi"] = "bac-giang",
                ["QNi"] = "quang-ninh",
                ["HBi"] = "hoa-binh",
                ["HNo"] = "ha-noi",
                ["BNi"] = "bac-ninh",
                ["HDu"] = "hai-duong",
                ["HPh"] = "hai-phong",
                ["HNa"] = "ha-nam",
                ["HYe"] = "hung-yen",
                ["TBi"] = "thai-binh",
                ["NBi"] = "ninh-binh",
                ["NĐi"] = "nam-dinh",
                ["THo"] = "thanh-hoa",
                ["NAn"] = "nghe-an",
                ["HTi"] = "ha-tinh",
                ["QBi"] = "quang-binh",
                ["QTr"] = "quang-tri",
                ["Huế"] = "hue",
                ["ĐNa"] = "da-nang",
                ["QNa"] = "quang-nam",
                ["KTu"] = "kon-tum",
                ["QNg"] = "quang-ngai",
                ["GLa"] = "gia-lai",
                ["BĐi"] = "binh-dinh",
                ["ĐLa"] = "dak-lak",
                ["PYe"] = "phu-yen",
                ["BPh"] = "binh-phuoc",
                ["ĐNo"] = "dak-nong",
                ["LĐo"] = "lam-dong",
                ["KHo"] = "khanh-hoa",
                ["TNi"] = "tay-ninh",
                ["BDu"] = "binh-duong",
                ["ĐNi"] = "dong-nai",
                ["BTh"] = "binh-thuan",
                ["NTh"] = "ninh-thuan",
                ["LAn"] = "long-an",
                ["HCM"] = "ho-chi-minh",
                ["BRV"] = "ba-ria-vung-tau",
                ["AGi"] = "an-giang",
                ["ĐTh"] = "dong-thap",
                ["TGi"] = "tien-giang",
                ["BTr"] = "ben-tre",
                ["KGi"] = "kien-giang",
                ["CTh"] = "can-tho",
                ["VLo"] = "vinh-long",
                ["TVi"] = "tra-vinh",
                ["HậG"] = "hau-giang",
                ["STr"] = "soc-trang",
                ["CMa"] = "ca-mau",
                ["BLi"] = "bac-lieu",
            }
        );

    /// <summary>The 34 since 1 July 2025.</summary>
    public static TileLayout Of34 { get; } =
        new(
            """
            LCh LCa TQu CBa .   .
            ĐBi SLa TNg LSo .   .
            .   PTh HNo BNi QNi .
            .   .   NBi HYe HPh .
            .   .   THo .   .   .
            .   .   NAn .   .   .
            .   .   HTi .   .   .
            .   .   .   QTr .   .
            .   .   .   .   Huế .
            .   .   .   .   ĐNa .
            .   .   .   .   .   QNg
            .   .   .   .   .   GLa
            .   .   .   .   .   ĐLa
            .   .   .   ĐNi LĐo KHo
            .   .   TNi HCM .   .
            AGi ĐTh VLo .   .   .
            .   CTh .   .   .   .
            CMa .   .   .   .   .
            """,
            new Dictionary<string, string>
            {
                ["LCh"] = "lai-chau",
                ["LCa"] = "lao-cai",
                ["TQu"] = "tuyen-quang",
                ["CBa"] = "cao-bang",
                ["ĐBi"] = "dien-bien",
                ["SLa"] = "son-la",
                ["TNg"] = "thai-nguyen",
                ["LSo"] = "lang-son",
                ["PTh"] = "phu-tho",
                ["HNo"] = "ha-noi",
                ["BNi"] = "bac-ninh",
                ["QNi"] = "quang-ninh",
                ["NBi"] = "ninh-binh",
                ["HYe"] = "hung-yen",
                ["HPh"] = "hai-phong",
                ["THo"] = "thanh-hoa",
                ["NAn"] = "nghe-an",
                ["HTi"] = "ha-tinh",
                ["QTr"] = "quang-tri",
                ["Huế"] = "hue",
                ["ĐNa"] = "da-nang",
                ["QNg"] = "quang-ngai",
                ["GLa"] = "gia-lai",
                ["ĐLa"] = "dak-lak",
                ["ĐNi"] = "dong-nai",
                ["LĐo"] = "lam-dong",
                ["KHo"] = "khanh-hoa",
                ["TNi"] = "tay-ninh",
                ["HCM"] = "ho-chi-minh",
                ["AGi"] = "an-giang",
                ["ĐTh"] = "dong-thap",
                ["VLo"] = "vinh-long",
                ["CTh"] = "can-tho",
                ["CMa"] = "ca-mau",
            }
        );

    /// <summary>The tiles, from the north down.</summary>
    public IReadOnlyList<Tile> Tiles { get; }

    /// <summary>How many columns there are.</summary>
    public int Columns { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>
    /// The layout of a day's tree where most of these committees are in it; null where they are not the provinces.
    /// </summary>
    public static TileLayout? For(IReadOnlyCollection<CommitteeId> committees, DateOnly day)
    {
        var layout = day < Reorganised ? Of63 : Of34;
        return layout.Tiles.Count(tile => committees.Contains(tile.Committee)) * 2 > layout.Tiles.Count ? layout : null;
    }
}
