using Jaring.Waves;
using Jaring.Waves.Importing;

namespace Jaring.Tests.Waves;

/// <summary>
/// The largest ad hoc body an office had to reach in one go: 20,839 KPPS in 2,977 TPS of seven, 295 desa, 16 kecamatan, 78 places (domain.md, ad hoc
/// numbers). Every name is invented, by a fixed seed: the same list each time.
/// </summary>
internal static class ReferenceCase
{
    public const int Kecamatan = 16, Desa = 295, Tps = 2977, PerTps = 7, People = Tps * PerTps, Places = 78;

    private static readonly string[] First = ["Ayu", "Bima", "Citra", "Dewi", "Eko", "Fajar", "Galih", "Hana", "Indra", "Joko", "Kartika", "Lukman", "Maya", "Nanda", "Oki", "Putri", "Raka", "Sari", "Tirta", "Umi", "Vina", "Wahyu", "Yoga", "Zahra"];
    private static readonly string[] Last = ["Abimanyu", "Baskara", "Cahyadi", "Damayanti", "Ekawati", "Firmansah", "Ginanjar", "Handoko", "Iswara", "Jatmiko", "Kusuma", "Laksana", "Mahendra", "Nugraha", "Oktavia", "Pramesti", "Rahayu", "Santosa", "Utami", "Wibisana"];
    private static readonly string[] Sound = ["Banyu", "Cendana", "Dlima", "Gading", "Jati", "Kali", "Lemah", "Mulya", "Ngaran", "Purwa", "Randu", "Sekar", "Tegal", "Wana", "Sumber", "Karang"];
    private static readonly string[] End = ["asri", "bawang", "dawa", "harja", "jaya", "kerta", "lor", "mekar", "ningrat", "sari", "tirta", "wetan", "kidul", "ombo", "rejo", "agung", "manis", "putih", "ireng"];

    /// <summary>The list as an import sends it.</summary>
    public static IReadOnlyList<ImportedPerson> List()
    {
        var random = new Random(20839);
        var units = Units(random);
        var people = new List<ImportedPerson>(People);
        for (var tps = 0; tps < Tps; tps++)
        {
            // Each desa has one TPS at least; the others fall where they fall, as in a real district.
            var (area, unit) = units[tps < Desa ? tps : random.Next(Desa)];
            for (var n = 0; n < PerTps; n++)
            {
                people.Add(new($"{First[random.Next(First.Length)]} {Last[random.Next(Last.Length)]} {Last[random.Next(Last.Length)]}", area, unit, random.Next(20) == 0 ? $"kpps{people.Count}@tirtawana.example" : null));
            }
        }
        return people;
    }

    /// <summary>Rooms in proportion to the people of each kecamatan, 78 in all; every fourth one also takes the next kecamatan's people.</summary>
    public static IReadOnlyList<WaveRoom> Rooms(IReadOnlyList<ImportedPerson> people)
    {
        var random = new Random(78);
        var areas = people.GroupBy(p => p.Area).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => (a.Key, Count: a.Count())).ToList();
        var counts = areas.ToDictionary(a => a.Key, a => Math.Max(1, a.Count * Places / People));
        foreach (var (area, _) in areas.OrderByDescending(a => a.Count * (double)Places / People % 1).Take(Places - counts.Values.Sum()))
        {
            counts[area]++;
        }
        var rooms = new List<WaveRoom>();
        for (var at = 0; at < areas.Count; at++)
        {
            for (var n = 0; n < counts[areas[at].Key]; n++)
            {
                var reach = rooms.Count % 4 == 3 ? [areas[at].Key, areas[(at + 1) % areas.Count].Key] : new[] { areas[at].Key };
                rooms.Add(new($"Balai {areas[at].Key} {n + 1}", 280 + (random.Next(8) * 10), reach));
            }
        }
        return rooms;
    }

    /// <summary>The settings: so many groups of speakers, these days and hours, one PPK contact a kecamatan and a PPS contact for every third desa.</summary>
    public static WaveSettings Settings(IReadOnlyList<ImportedPerson> people, int teams, IReadOnlyList<string> days, IReadOnlyList<WaveHours> hours)
    {
        var units = people.Select(p => (p.Area, p.Unit)).Distinct().Order().ToList();
        var ppk = units.Select(u => u.Area).Distinct().Select((area, n) => new WaveContact($"Ketua PPK {area}", area, null, $"ppk{n}@tirtawana.example"));
        var pps = units.Where((_, n) => n % 3 == 0).Select(u => new WaveContact($"Ketua PPS {u.Unit}", u.Area, u.Unit));
        return new(
            "Sosialisasi: ruang kerja yang saling menghormati", "Laras Kinanti", ["Pembukaan", "Materi", "Tanya jawab"], days, hours, Rooms(people),
            [.. Enumerable.Range(1, teams).Select(n => new SpeakerTeam([$"Narasumber {n}"], [$"narasumber{n}@tirtawana.example"]))], [.. ppk, .. pps]);
    }

    private static List<(string Area, string Unit)> Units(Random random)
    {
        var areas = Sound.Select((s, n) => s + End[n]).ToList();
        var units = new HashSet<(string, string)>();
        while (units.Count < Desa)
        {
            units.Add((areas[units.Count % Kecamatan], $"{Sound[random.Next(Sound.Length)]}{End[random.Next(End.Length)]}"));
        }
        return [.. units];
    }
}
