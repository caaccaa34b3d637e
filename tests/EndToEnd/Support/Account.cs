namespace Jaring.EndToEnd.Support;

/// <summary>
/// An invented account of 2,000 words, as long and as untidy as a real one may be: markup, emoji, right-to-left marks and combining
/// characters stand in it, because people paste what they have. Nothing in it happened to anybody.
/// </summary>
internal static class Account
{
    private const int Words = 2000;

    private static readonly string[] Sentences =
    [
        "Saya staf di bagian persuratan dan sudah dua tahun bekerja di kantor ini.",
        "Waktu itu kami lembur menyiapkan daftar hadir untuk rapat pleno.",
        "Ruangan sudah sepi dan lampu di lorong sebelah timur sudah dimatikan.",
        "Ia datang dan berdiri terlalu dekat di belakang kursi saya.",
        "Ia berkata bahwa baju saya membuatnya sulit bekerja, lalu tertawa sendiri.",
        "Saya diam karena tidak tahu apa yang sebaiknya saya katakan.",
        "Tangannya diletakkan di bahu saya dan tidak dilepas walau saya bergeser.",
        "Saya berdiri, mengambil map, dan pindah ke meja dekat pintu.",
        "Sesudah itu ia mengirim pesan malam hari yang tidak ada hubungannya dengan pekerjaan.",
        "Pesannya berbunyi: <script>alert('rapat')</script> dan <b>jangan bilang siapa-siapa</b> 🙏🏽.",
        "Saya menyimpan tangkapan layarnya di ponsel sendiri.",
        "Di grup ada yang menulis مرحبا lalu \u202Eterbalik\u202C, saya tidak paham maksudnya.",
        "Nama samaran yang ia pakai ditulis J\u0301o\u0308k\u0327o\u0302 dengan banyak tanda di atas huruf.",
        "Besoknya ia bersikap seperti tidak terjadi apa-apa dan meminta saya membuatkan laporan.",
        "Saya jadi takut datang pagi sekali atau pulang paling akhir.",
        "Seorang rekan melihat saya menangis di dapur dan menemani sampai jam pulang.",
        "Saya belum bercerita kepada keluarga karena tidak ingin mereka cemas.",
        "Yang saya inginkan sekarang adalah bekerja dengan tenang dan tidak satu ruangan dengannya.",
        "Bila memungkinkan saya ingin bicara dengan petugas perempuan, di luar kantor.",
        "Saya bisa dihubungi setelah jam empat sore, jangan lewat telepon kantor.",
        "Baris berikut saya tempel dari catatan: {\"tanggal\": \"12/11\", \"jam\": \"19.40\"} & sisanya saya lupa.",
        "Saya menulis ini pelan-pelan, maaf bila urutannya tidak rapi.",
        "Kadang saya merasa ini salah saya, lalu saya ingat bahwa saya hanya bekerja.",
        "Sejak kejadian itu saya sulit tidur dan sering terbangun sebelum subuh.",
    ];

    /// <summary>The account, with a word in its middle that stands nowhere else in the world.</summary>
    public static string With(string canary)
    {
        var words = Sentences.SelectMany(s => s.Split(' ')).ToArray();
        var all = Enumerable.Range(0, Words).Select(i => words[i % words.Length]).ToArray();
        all[Words / 2] = canary;
        return string.Join("\n\n", all.Chunk(200).Select(paragraph => string.Join(' ', paragraph)));
    }
}
