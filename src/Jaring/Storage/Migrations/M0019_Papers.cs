using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>What is typed for the papers of a session, and its photos. No key leads from here to a case.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0019_Papers")]
internal sealed class M0019_Papers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("session_papers", t => new
        {
            office_id = t.Column<string>(),
            session_id = t.Column<string>(),
            rev = t.Column<int>(),
            notes = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_session_papers", x => new { x.office_id, x.session_id }));
        migrationBuilder.CreateTable("session_photos", t => new
        {
            office_id = t.Column<string>(),
            session_id = t.Column<string>(),
            id = t.Column<string>(),
            kind = t.Column<string>(),
            bytes = t.Column<int>(),
            jpeg = t.Column<byte[]>(),
        }, constraints: t => t.PrimaryKey("pk_session_photos", x => new { x.office_id, x.session_id, x.id }));
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
