using Jaring.Tab.Pages;

namespace Jaring.Tests.Room;

/// <summary>A small built client, in the form that Vite leaves.</summary>
internal static class TestClient
{
    public const string Script = "console.log('ruang');";

    /// <summary>The import map of both pages.</summary>
    public const string Map = """{"integrity":{"./assets/en-AbCd1234.js":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}}""";

    /// <summary>The style that stands in both pages.</summary>
    public const string Style = ".still{color:#242424}";

    /// <summary>What stands beside the style sheet as its compressed form; no compression would make these bytes.</summary>
    public static readonly byte[] CompressedByTheBuild = [1, 2, 3];

    /// <summary>Writes it, has it read, and leaves nothing behind.</summary>
    public static ClientFiles Build()
    {
        var folder = Create();
        var files = new ClientFiles(folder);
        Directory.Delete(folder, recursive: true);
        return files;
    }

    private static string Create()
    {
        var folder = Directory.CreateTempSubdirectory("jaring-client-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        foreach (var page in new[] { "ruang", "dasbor" })
        {
            File.WriteAllText(Path.Combine(folder, $"{page}.html"), $$"""
                <!doctype html><html lang="id"><head><title>{{page}}</title>
                <meta name="jaring-office" content="">
                <meta name="jaring-frames" content="">
                <meta name="jaring-peer" content="" />
                <meta name="jaring-language" content="">
                <meta name="jaring-languages" content="">
                <meta name="jaring-zone" content="">
                <style>{{Style}}</style>
                <script type="importmap">{{Map}}</script>
                <script type="module" crossorigin src="./assets/{{page}}-AbCd1234.js"></script></head><body><ul class="near"></ul></body></html>
                """);
        }

        File.WriteAllText(Path.Combine(folder, "assets", "ruang-AbCd1234.js"), string.Concat(Enumerable.Repeat(Script, 100)));
        File.WriteAllText(Path.Combine(folder, "assets", "dasbor-12345678.css"), "body{margin:0}");
        File.WriteAllBytes(Path.Combine(folder, "assets", "dasbor-12345678.css.br"), CompressedByTheBuild);
        File.WriteAllText(Path.Combine(folder, "assets", "notes.txt"), "not for the web");
        return folder;
    }
}
