using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Trustees outside the organisation, and what lets one in when nobody answered (docs/sealing.md 17).</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0006_Trustees")]
internal sealed class M0006_Trustees : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("trustees", t => new
        {
            office_id = t.Column<string>(),
            trustee_id = t.Column<string>(),
            lookup_hash = t.Column<string>(),
            name = t.Column<string>(),
            post = t.Column<string>(),
            sex = t.Column<string>(),
            kem = t.Column<string>(),
            sig = t.Column<string>(),
            enrolled_on = t.Column<string>(),
            seen_on = t.Column<string>(nullable: true),
            unlisted_on = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_trustees", x => new { x.office_id, x.trustee_id }));
        migrationBuilder.CreateIndex("ix_trustees_office_id_lookup_hash", "trustees", ["office_id", "lookup_hash"], unique: true);

        migrationBuilder.CreateTable("trustee_invitations", t => new
        {
            office_id = t.Column<string>(),
            lookup_hash = t.Column<string>(),
            trustee_id = t.Column<string>(),
            made_on = t.Column<string>(),
            until = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_trustee_invitations", x => x.office_id));

        migrationBuilder.CreateTable("trustee_sessions", t => new
        {
            office_id = t.Column<string>(),
            token_hash = t.Column<string>(),
            trustee_id = t.Column<string>(),
            until = t.Column<long>(),
        }, constraints: t => t.PrimaryKey("pk_trustee_sessions", x => new { x.office_id, x.token_hash }));

        migrationBuilder.AddColumn<string>("late", "cases", nullable: true);
        migrationBuilder.AddColumn<string>("answered_on", "cases", nullable: true);
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
