using System.Text.Json;
using Jaring.Cli;
using Jaring.Cli.Verifying;

namespace Jaring.Tests.Cli;

/// <summary>What <c>--show</c> tells of a body: every field, in words where there are some, and by its own name where there are none.</summary>
public sealed class BodyTextTests
{
    private static readonly BodyText Text = new(Words.For("id"), id => $"Nama {id}");

    [Fact]
    public void A_Report_Is_Told_With_Every_Field_And_Nothing_Unknown_Is_Dropped()
    {
        var lines = Lines("""
            {"kind":"report","via":"room","text":"Baris satu.\nBaris dua.","contact":{"choice":"channel","hours":"malam","mayLeaveMessage":false,"sandi":"melati"},
             "consent":[{"id":"store","version":"2","notice":"3","given":true,"at":"2026-11-22T02:00Z"},"rusak"],"about":"other","knows":"unwilling","needs":["medical","entah"],
             "officer":{"sex":"P"},"selfharm":true,"name":"Sekar","att":[{"id":"i","fk":"KUNCI","log2":20,"name":"Foto.jpg","size":5,"sha256":"h","lain":"y"}],
             "release":{"to":["w1"],"slots":"RAHASIA"},"masaDepan":{"satu":[1,2],"dua":[{"tiga":null}]}}
            """);
        Assert.Equal(
            [
                "  Ditulis lewat: Ruang aman", "Baris satu.\nBaris dua.", "  Cara menghubungi: Lewat cara di bawah ini", "  Waktu yang aman: malam", "  Meninggalkan pesan: Jangan tinggalkan pesan",
                "  Isian lain, contact.sandi: melati", "  Persetujuan: id store, version 2, notice 3, given true, at 2026-11-22T02:00Z", "  Persetujuan: rusak", "  Tentang siapa: Orang lain",
                "  Orang itu tahu dan bersedia: Tidak bersedia", "  Yang diperlukan: Pertolongan medis, entah", "  Lebih nyaman dengan: Petugas perempuan",
                "  Ingin petugas tahu bahwa ia terpikir menyakiti diri: Ya", "  Nama yang diberikan terbuka: Sekar", "  Berkas: id i, name Foto.jpg, size 5, sha256 h, lain y",
                "  Boleh membaca bila tidak dijawab: Nama w1", "  Isian lain, masaDepan.satu: 1, 2", "  Isian lain, masaDepan.dua[0].tiga: Tidak ada",
            ],
            lines);
    }

    [Fact]
    public void A_Message_Is_Told_In_The_Words_Of_Its_Kind()
    {
        Assert.Equal(["  Lembaga layanan: LBH", "  Persetujuan: id refer/lbh, given true", "  Kewajiban lapor 3x24 jam: Dijelaskan sebelum persetujuan"],
            Lines("""{"kind":"refer","name":"LBH","consent":{"id":"refer/lbh","given":true},"duty":"police-3x24"}"""));
        Assert.Equal(["  Bersama: Nama b2", "  Waktu: 2026-11-22 02:00 UTC"], Lines("""{"kind":"opened","with":"b2","at":1795312800}"""));
        Assert.Equal([], Lines("""{"kind":"receipt","epoch":1,"rk":{"kem":"a","sig":"b"},"rid":"c","rbox":{"h":"d","s":"e","c":"f"},"sig":"g"}"""));
        Assert.Equal(["  Isian lain, epoch: 1"], Lines("""{"kind":"baru","epoch":1}"""));
    }

    [Fact]
    public void Words_Of_Others_Move_No_Terminal_And_Break_Nothing()
    {
        Assert.Equal(["a\uFFFD[2Jb"], Lines("""{"text":"a\u001b[2Jb"}"""));
        Assert.Equal(["  Isian lain, a\uFFFDb: x"], Lines("""{"a\u001bb":"x"}"""));
        Assert.Equal(["\"\\uD800\""], Lines("""{"text":"\uD800"}"""));
        Assert.Equal(["  Isian lain, -: 7"], Lines("7"));
        Assert.Equal(["  Isian lain, text: 7"], Lines("""{"text":7}"""));
    }

    private static IEnumerable<string> Lines(string body)
    {
        using var parsed = JsonDocument.Parse(body);
        return [.. Text.Lines(parsed.RootElement)];
    }
}
