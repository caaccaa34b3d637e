using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jaring.Tab.Dashboard;

/// <summary>Every "no" that only the dashboard's API says: what happened, what was kept, what to do. Unreadable bodies are answered by the edge.</summary>
internal static class DashboardProblems
{
    public static ProblemHttpResult SignedOut => Of("signed-out", StatusCodes.Status401Unauthorized,
        "Masuk dulu", "Tanda masuk Anda tidak berlaku di sini. Tidak ada yang berubah. Tutup tab ini, lalu buka lagi dari Teams.");

    public static ProblemHttpResult SignInAway => Of("sign-in-away", StatusCodes.Status503ServiceUnavailable,
        "Layanan masuk belum menjawab", "Kami belum dapat memeriksa tanda masuk Anda. Pekerjaan Anda masih ada di layar. Coba lagi sebentar lagi.");

    public static ProblemHttpResult NotOnTeam => Of("not-on-team", StatusCodes.Status403Forbidden,
        "Dasbor ini untuk tim Jaring", "Akun Anda tidak terdaftar di tim kantor ini. Bila ini keliru, hubungi koordinator.");

    public static ProblemHttpResult NotFound => Of("not-found", StatusCodes.Status404NotFound,
        "Tidak ditemukan", "Yang Anda cari tidak ada di sini. Muat ulang daftar, lalu coba lagi.");

    public static ProblemHttpResult BadShape => Of("bad-shape", StatusCodes.Status400BadRequest,
        "Kiriman tidak sesuai", "Isi kiriman tidak sesuai bentuknya. Tidak ada yang disimpan. Muat ulang halaman, lalu coba lagi.");

    public static ProblemHttpResult UnknownVersion => Of("unknown-version", StatusCodes.Status400BadRequest,
        "Versi belum dikenal", "Halaman dan server memakai versi yang berbeda. Tidak ada yang disimpan. Muat ulang halaman, lalu coba lagi.");

    public static ProblemHttpResult KeysExist => Of("duplicate", StatusCodes.Status409Conflict,
        "Kunci Anda sudah ada", "Kunci yang pertama tetap dipakai dan tidak diganti. Buka dengan enam kata atau kode pemulihan Anda.");

    public static ProblemHttpResult Founded => Of("duplicate", StatusCodes.Status409Conflict,
        "Daftar petugas sudah sah", "Daftar yang sudah ditandatangani bersama tidak dapat didirikan lagi. Tidak ada yang berubah.");

    public static ProblemHttpResult FoundingMismatch => Of("bad-shape", StatusCodes.Status400BadRequest,
        "Daftar tidak cocok", "Daftar ini tidak sama dengan anggota dan kunci yang terdaftar. Tidak ada yang disimpan. Muat ulang halaman, lalu coba lagi.");

    public static ProblemHttpResult FoundingChanged => Of("conflict", StatusCodes.Status409Conflict,
        "Daftar sudah diganti", "Daftar yang Anda lihat sudah diganti. Tanda tangan Anda belum dipakai. Muat ulang dan cocokkan angkanya lagi bersama-sama.");

    public static ProblemHttpResult BadSignature => Of("bad-signature", StatusCodes.Status400BadRequest,
        "Tanda tangan tidak cocok", "Tanda tangan ini bukan dari kunci Anda pada daftar ini. Tidak ada yang disimpan. Muat ulang halaman, lalu coba lagi.");

    public static ProblemHttpResult KeyReused => Of("duplicate", StatusCodes.Status409Conflict,
        "Kiriman ini sudah pernah dipakai", "Kegiatan lain sudah disimpan dengan kiriman yang sama. Isian ini belum disimpan. Mulai lagi dari Rencanakan kegiatan.");

    /// <summary>RFC 9457 problem details with a stable <c>code</c>. <paramref name="more"/> is what the page needs to go on.</summary>
    public static ProblemHttpResult Of(string code, int status, string title, string detail, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (name, value) in more)
        {
            extensions[name] = value;
        }
        return TypedResults.Problem(detail, statusCode: status, title: title, type: "about:blank", extensions: extensions);
    }
}
