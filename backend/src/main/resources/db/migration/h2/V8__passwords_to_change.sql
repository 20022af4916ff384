-- Whether somebody else chose the password, so that who signs in with it by a browser is asked for another; null = no.
ALTER TABLE account ADD COLUMN password_to_change BOOLEAN;
