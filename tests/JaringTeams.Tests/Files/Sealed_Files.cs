using System.Security.Cryptography;
using System.Text;
using Jaring.Sealing;
using Jaring.Tests.Cases;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Files;

/// <summary>A file that is really sealed comes with a real message, moves with its case to a new key, opens for who reads on, and leaves no word of itself on the server.</summary>
public sealed class Sealed_Files
{
    private const string Word = "kenari kuning di halaman belakang";

    [Fact]
    public async Task Move_With_Their_Case_To_Its_New_Key()
    {
        await using var room = await CaseRoom.StartAsync();
        var (report, _) = await room.SubmitAsync("m1", "m2", "m4");
        var (m1, m4) = (CaseRoom.Member("m1"), CaseRoom.Member("m4"));
        var at = await room.OpenAsync(m1, CaseKey.Open(m1.Keys, report.Kh, report.Slots));

        var (fileKey, file) = (RandomNumberGenerator.GetBytes(32), new Upload(room.App));
        var fileId = System.Buffers.Text.Base64Url.DecodeFromChars(file.Id);
        var plain = Encoding.UTF8.GetBytes(Word + new string('.', 300_000));
        using var stream = new MemoryStream();
        SealedFile.Seal(fileKey, fileId, new MemoryStream(plain), stream);
        await file.BegunAsync();
        foreach (var part in stream.ToArray().Chunk(200_000))
        {
            Assert.Equal(200, (int)(await file.PutAsync(file.Sent.Count, part)).StatusCode);
        }

        var message = CaseRoom.Wire(Messages.Seal(at.Open, Messages.OpenThread(at.Open, at.Messages, room.Directory).Head, "dengan berkas"));
        var said = await room.PostAsync("messages", new { access = at.Open.Key.Access, after = 0, message, files = new[] { new { id = file.Id, token = file.Token, bytes = stream.Length } } });
        Assert.Empty(Upload.Missing(await JaringApplication.JsonAsync(said)));

        at = await room.OpenAsync(m1, at.Open.Key);
        var before = at.Open.Key.Access;
        Assert.Equal(201, (int)(await room.RotateAsync(at, "m1", "m4")).StatusCode);
        Assert.Equal("moved", await JaringApplication.CodeAsync(await file.ReadAsync(room.App.Dashboard, before)));
        var after = await room.OpenAsync(m4, CaseKey.Open(m4.Keys, report.Kh, report.Slots));
        using var opened = new MemoryStream();
        SealedFile.Open(fileKey, fileId, await (await file.ReadAsync(room.App.Dashboard, after.Open.Key.Access)).Content.ReadAsStreamAsync(), opened);
        Assert.Equal(plain, opened.ToArray());

        Assert.DoesNotContain(Word, room.App.Log.ToString(), StringComparison.Ordinal);
        foreach (var path in System.IO.Directory.EnumerateFiles(Path.Combine(room.App.Folder, "data"), "*", SearchOption.AllDirectories))
        {
            await using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await bytes.CopyToAsync(copy);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Word)));
        }
    }
}
