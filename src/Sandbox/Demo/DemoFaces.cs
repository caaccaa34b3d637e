namespace Jaring.Sandbox.Demo;

/// <summary>Pictures of three invented members, drawn for this office with a handful of ovals. The other two are seen by their initials, as anybody may be.</summary>
internal static class DemoFaces
{
    /// <summary>The drawing, a JPEG; null for somebody who has none.</summary>
    public static byte[]? Of(Person person)
    {
        var name = person.Mailbox[..person.Mailbox.IndexOf('@', StringComparison.Ordinal)];
        using var drawing = typeof(DemoFaces).Assembly.GetManifestResourceStream($"faces/{name}.jpg");
        if (drawing is null)
            return null;
        using var bytes = new MemoryStream();
        drawing.CopyTo(bytes);
        return bytes.ToArray();
    }
}
