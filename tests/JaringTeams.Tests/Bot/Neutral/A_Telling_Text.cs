namespace Jaring.Tests.Bot.Neutral;

/// <summary>The judge is shown to bite: what it must find, planted one by one, and what it must leave alone.</summary>
public sealed class A_Telling_Text
{
    [Theory]
    [InlineData("Laporan Anda sudah kami catat.", "purpose-id")]
    [InlineData("Ada kasus baru di JaringTeams.", "purpose-id")]
    [InlineData("Sosialisasi pencegahan kekerasan seksual.", "purpose-id")]
    [InlineData("A new case is in JaringTeams.", "purpose-en")]
    [InlineData("Your report is in the tab.", "purpose-en")]
    [InlineData("Ada 2 pembaruan di JaringTeams.", "digits")]
    [InlineData("Pembaruan pukul 09.15.", "digits")]
    [InlineData("Ada pembaruan, kode 1102.", "digits")]
    [InlineData("Buka https://ruang.tirtawana.example/tirtawana/7f3a", "digits")]
    [InlineData("Pesan Anda sudah diterima.", "deed")]
    [InlineData("Tulisan Anda sudah tersimpan.", "deed")]
    [InlineData("Jawaban untuk Anda ada di tab.", "deed")]
    [InlineData("A reply is in the tab.", "deed")]
    [InlineData("Your request was noted.", "deed")]
    [InlineData("Segera buka tab JaringTeams.", "hurry")]
    [InlineData("Please open the tab immediately.", "hurry")]
    [InlineData("Halo {nama}, ada pembaruan.", "value")]
    [InlineData("Ada pembaruan!", "seru")]
    [InlineData("Ada pembaruan 😭", "picture")]
    [InlineData("Anda tetap anonim di sini.", "anonim")]
    public void Is_Found(string planted, string rule) => Assert.Contains(rule, Telling.Faults(planted));

    [Theory]
    [InlineData("Ada pembaruan di JaringTeams.")]
    [InlineData("Dalam bahaya: 110, 119. Butuh bantuan: 129.")]
    [InlineData("Buka https://ruang.tirtawana.example/tirtawana/ atau pindai kode ini.")]
    [InlineData("The agenda and materials are in the JaringTeams tab.")]
    public void Is_Not_Seen_Where_There_Is_None(string text) => Assert.Empty(Telling.Faults(text));
}
