using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Jaring.Tab.Dashboard;

/// <summary>Every "no" of the dashboard's API: what happened, what was kept, what to do.</summary>
internal static class DashboardProblems
{
    public static ProblemHttpResult SignedOut => Problems.Of("signed-out", StatusCodes.Status401Unauthorized,
        "Masuk dulu", "Tanda masuk Anda tidak berlaku di sini. Tidak ada yang berubah. Tutup tab ini, lalu buka lagi dari Teams.");

    public static ProblemHttpResult SignInAway => Problems.Of("sign-in-away", StatusCodes.Status503ServiceUnavailable,
        "Layanan masuk belum menjawab", "Kami belum dapat memeriksa tanda masuk Anda. Pekerjaan Anda masih ada di layar. Coba lagi sebentar lagi.");

    public static ProblemHttpResult NotOnTeam => Problems.Of("not-on-team", StatusCodes.Status403Forbidden,
        "Dasbor ini untuk tim Jaring", "Akun Anda tidak terdaftar di tim kantor ini. Bila ini keliru, hubungi koordinator.");

    public static ProblemHttpResult NotFound => Problems.Of("not-found", StatusCodes.Status404NotFound,
        "Tidak ditemukan", "Yang Anda cari tidak ada di sini. Muat ulang daftar, lalu coba lagi.");

    public static ProblemHttpResult BadJson => Problems.Of("bad-json", StatusCodes.Status400BadRequest,
        "Kiriman tidak terbaca", "Kiriman ini bukan JSON yang utuh. Tidak ada yang disimpan. Muat ulang halaman, lalu coba lagi.");

    public static ProblemHttpResult BadShape => Problems.Of("bad-shape", StatusCodes.Status400BadRequest,
        "Kiriman tidak sesuai", "Isi kiriman tidak sesuai bentuknya. Tidak ada yang disimpan. Muat ulang halaman, lalu coba lagi.");

    public static ProblemHttpResult UnknownVersion => Problems.Of("unknown-version", StatusCodes.Status400BadRequest,
        "Versi belum dikenal", "Halaman dan server memakai versi yang berbeda. Tidak ada yang disimpan. Muat ulang halaman, lalu coba lagi.");

    public static ProblemHttpResult TooLarge => Problems.Of("too-large", StatusCodes.Status413PayloadTooLarge,
        "Kiriman terlalu besar", "Kiriman ini melebihi batas. Tidak ada yang disimpan. Kurangi isinya, lalu coba lagi.");

    public static ProblemHttpResult UnsupportedMedia => Problems.Of("unsupported-media", StatusCodes.Status415UnsupportedMediaType,
        "Jenis kiriman belum didukung", "Server ini hanya menerima JSON. Tidak ada yang disimpan.");

    public static ProblemHttpResult KeysExist => Problems.Of("duplicate", StatusCodes.Status409Conflict,
        "Kunci Anda sudah ada", "Kunci yang pertama tetap dipakai dan tidak diganti. Buka dengan enam kata atau kode pemulihan Anda.");

    public static ProblemHttpResult Founded => Problems.Of("duplicate", StatusCodes.Status409Conflict,
        "Daftar petugas sudah sah", "Daftar yang sudah ditandatangani bersama tidak dapat didirikan lagi. Tidak ada yang berubah.");

    public static ProblemHttpResult FoundingMismatch => Problems.Of("bad-shape", StatusCodes.Status400BadRequest,
        "Daftar tidak cocok", "Daftar ini tidak sama dengan anggota dan kunci yang terdaftar. Tidak ada yang disimpan. Muat ulang halaman, lalu coba lagi.");

    public static ProblemHttpResult FoundingChanged => Problems.Of("conflict", StatusCodes.Status409Conflict,
        "Daftar sudah diganti", "Daftar yang Anda lihat sudah diganti. Tanda tangan Anda belum dipakai. Muat ulang dan cocokkan angkanya lagi bersama-sama.");

    public static ProblemHttpResult BadSignature => Problems.Of("bad-signature", StatusCodes.Status400BadRequest,
        "Tanda tangan tidak cocok", "Tanda tangan ini bukan dari kunci Anda pada daftar ini. Tidak ada yang disimpan. Muat ulang halaman, lalu coba lagi.");

    public static ProblemHttpResult KeyReused => Problems.Of("duplicate", StatusCodes.Status409Conflict,
        "Kiriman ini sudah pernah dipakai", "Kegiatan lain sudah disimpan dengan kiriman yang sama. Isian ini belum disimpan. Mulai lagi dari Rencanakan kegiatan.");
}
